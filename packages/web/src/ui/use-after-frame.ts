/** Use after frame: a value for parts that may be drawn a frame later, so that what is looked at first is not kept waiting. */
import { useEffect, useRef, useState } from 'react';

/** The latest value, once the frame that is being made has been drawn. */
export function useAfterFrame<Value>(value: Value): Value {
  const [shown, setShown] = useState(() => value);
  const latest = useRef(value);
  const waits = useRef(false);
  useEffect(() => {
    latest.current = value;
    if (waits.current || value === shown) return;
    waits.current = true;
    afterFrame(() => {
      waits.current = false;
      setShown(() => latest.current);
    });
  }, [value, shown]);
  return shown;
}

function afterFrame(run: () => void): void {
  // Nothing is drawn of a page that nobody sees.
  if (document.hidden) setTimeout(run);
  else requestAnimationFrame(() => setTimeout(run));
}
