/** Wake lock: the screen stays on while the film plays and the page is seen. [ST18] */
import { useEffect } from 'react';

export function useWakeLock(wanted: boolean): void {
  useEffect(() => {
    // Missing over plain http, whatever its type says.
    const wakeLock: WakeLock | undefined = navigator.wakeLock;
    if (!wanted || wakeLock === undefined) return undefined;
    let over = false;
    let lock: WakeLockSentinel | null = null;
    const take = async () => {
      if (document.hidden || over) return;
      try {
        const taken = await wakeLock.request('screen');
        if (over) await taken.release();
        else lock = taken;
      } catch {
        // Refused, by a low battery most likely.
      }
    };
    // The browser lets it go when the page is hidden.
    const retake = () => void take();
    document.addEventListener('visibilitychange', retake);
    void take();
    return () => {
      over = true;
      document.removeEventListener('visibilitychange', retake);
      void lock?.release().catch(() => {});
    };
  }, [wanted]);
}
