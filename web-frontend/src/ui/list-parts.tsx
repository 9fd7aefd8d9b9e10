import type { CSSProperties, ReactNode, Ref } from 'react';

interface Part {
  readonly ref?: Ref<never>;
  readonly style: CSSProperties;
  readonly children: ReactNode;
}

/** What a virtualised list is made of, so that it is one to readers of the screen as well. */
export function listOf(className: string | undefined, label: string) {
  return function List({ ref, ...props }: Part) {
    return <ul {...props} ref={ref as Ref<HTMLUListElement>} className={className} aria-label={label} />;
  };
}

/** A row of it. */
export function Item({ ref, style, children }: Part) {
  return (
    <li ref={ref as Ref<HTMLLIElement>} style={style}>
      {children}
    </li>
  );
}
