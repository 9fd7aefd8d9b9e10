import { strings } from '@/config/strings';
import classes from './TypingLine.module.css';

function sentence(names: readonly string[]): string {
  const [one, other] = names;
  if (one === undefined) return '';
  if (other === undefined) return strings.typing.one(one);
  return names.length === 2 ? strings.typing.two(one, other) : strings.typing.many;
}

/** Who is typing. Its place is kept while nobody is, so that nothing moves. */
export function TypingLine({ names }: { names: readonly string[] }) {
  return (
    <div className={classes.line} aria-live="polite">
      {names.length > 0 && (
        <>
          <span className={classes.dots} aria-hidden>
            <i />
            <i />
            <i />
          </span>
          {sentence(names)}
        </>
      )}
    </div>
  );
}
