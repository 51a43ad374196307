/** Call context: the call of the room on screen, for everything that shows it. */
import { createContext, use, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { Call, CallState } from '../../call/call.ts';

const CallContext = createContext<Call | null>(null);

export function CallProvider({ call, children }: { readonly call: Call; readonly children: ReactNode }) {
  return <CallContext value={call}>{children}</CallContext>;
}

export function useCall(): Call {
  const call = use(CallContext);
  if (call === null) throw new Error('useCall is used outside CallProvider');
  return call;
}

/** A part of its state; renders again only when that part changes (compared one level deep). */
export function useCallState<Part>(select: (state: CallState) => Part): Part {
  return useStore(useCall().store, useShallow(select));
}
