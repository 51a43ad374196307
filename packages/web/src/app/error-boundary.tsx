/** Error boundary: when a page breaks, says so and offers ways out. */
import { RotateCw } from 'lucide-react';
import { Component, type ReactNode } from 'react';
import { below } from '../base.ts';
import { m } from '../i18n/messages.ts';
import { Button } from '../ui/button.tsx';

interface State {
  /** null while all is well. */
  readonly broken: string | null;
}

export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { broken: null };

  static getDerivedStateFromError(error: unknown): State {
    return { broken: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }

  override render(): ReactNode {
    if (this.state.broken === null) return this.props.children;
    return (
      <main className="mx-auto flex min-h-dvh max-w-xl flex-col items-start justify-center gap-5 p-6">
        <h1 className="text-4xl font-semibold tracking-tight text-balance">{m.app_broken_title()}</h1>
        <p className="text-lg text-soft">{m.app_broken_text()}</p>
        <div className="flex flex-wrap gap-3">
          <Button look="main" icon={<RotateCw aria-hidden size={18} />} onClick={() => location.reload()}>
            {m.app_reload()}
          </Button>
          <Button onClick={() => location.assign(below('/'))}>{m.app_to_home()}</Button>
        </div>
        <details className="text-sm text-faint">
          <summary className="min-h-11 content-center">{m.app_broken_detail()}</summary>
          <code>{this.state.broken}</code>
        </details>
      </main>
    );
  }
}
