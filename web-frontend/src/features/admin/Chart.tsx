import { adminStrings as text } from '@/config/admin-strings';
import { number } from './numbers';
import classes from './Chart.module.css';

export interface Line {
  readonly name: string;
  readonly values: readonly (number | undefined)[];
}

interface Props {
  readonly title: string;
  readonly lines: readonly Line[];
}

const WIDTH = 300;
const HEIGHT = 64;
/** So many moments fill the width, or more if there are more; fewer end at the right, where now is. */
const FEWEST = 30;

const last = ({ values }: Line) => values.at(-1);
const most = ({ values }: Line) => Math.max(0, ...values.filter((value) => value !== undefined));
const said = (value: number | undefined) => (value === undefined ? text.none : number(value));

/** A few figures over the last minutes, as lines, and as numbers for whoever does not see lines. */
export function Chart({ title, lines }: Props) {
  const top = Math.max(1, ...lines.map(most));
  const words = lines.map((line) => text.line(line.name, said(last(line)), number(most(line)))).join('; ');
  return (
    <figure className={classes.chart}>
      <figcaption className={classes.title}>{title}</figcaption>
      <dl className={classes.legend}>
        {lines.map((line, index) => (
          <div key={line.name} data-line={index}>
            <dt>{line.name}</dt>
            <dd>{said(last(line))}</dd>
          </div>
        ))}
      </dl>
      <svg
        className={classes.lines}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={text.chart(title, words)}
      >
        <line className={classes.ground} x1="0" x2={WIDTH} y1={HEIGHT - 1} y2={HEIGHT - 1} />
        {lines.map((line, index) => (
          <path key={line.name} data-line={index} d={path(line.values, top)} />
        ))}
      </svg>
    </figure>
  );
}

/** The line through the values that there are; where one is missing, it is interrupted. */
export function path(values: readonly (number | undefined)[], top: number): string {
  const step = WIDTH / (Math.max(FEWEST, values.length) - 1);
  const begin = WIDTH - (values.length - 1) * step;
  let drawing = false;
  return values
    .map((value, index) => {
      if (value === undefined) {
        drawing = false;
        return '';
      }
      const y = HEIGHT - 2 - (value / top) * (HEIGHT - 4);
      const move = drawing ? 'L' : 'M';
      drawing = true;
      return `${move}${(begin + index * step).toFixed(1)} ${y.toFixed(1)}`;
    })
    .join('');
}
