import { useState, type FormEvent } from 'react';
import { explain } from '@/api/explain';
import { VerbatimError } from '@verbatim/sdk';

type Values<F extends string> = Record<F, string>;
type Errors<F extends string> = Partial<Record<F, string | undefined>>;

interface Options<F extends string> {
  readonly initial: Values<F>;
  readonly rules: Partial<Record<NoInfer<F>, (value: string) => string | undefined>>;
  /** Problems that concern one field: which one, and what to say there. */
  readonly blame?: Partial<Record<string, { readonly field: NoInfer<F>; readonly text: string }>>;
  /** What to say at a field that the server names; its own words if left out. */
  readonly wrong?: Partial<Record<NoInfer<F>, string>>;
  readonly submit: (values: Values<F>) => Promise<unknown>;
}

/** A form that says what is wrong once a field was left or the form was sent, and takes it back when it is mended. */
export function useForm<F extends string>({ initial, rules, blame = {}, wrong = {}, submit }: Options<F>) {
  const [values, setValues] = useState(initial);
  const [left, setLeft] = useState<ReadonlySet<F>>(new Set());
  const [refused, setRefused] = useState<Errors<F>>({});
  const [failure, setFailure] = useState<string>();
  const [busy, setBusy] = useState(false);

  const fields = Object.keys(initial) as F[];
  const problemOf = (name: F) => rules[name]?.(values[name]);

  const fail = (error: unknown) => {
    const blamed = error instanceof VerbatimError ? blame[error.code] : undefined;
    const named = error instanceof VerbatimError ? fields.filter((name) => error.fields.has(name)) : [];
    if (blamed) setRefused({ [blamed.field]: blamed.text } as Errors<F>);
    else if (error instanceof VerbatimError && named.length > 0)
      setRefused(Object.fromEntries(named.map((name) => [name, wrong[name] ?? explain(error)])) as Errors<F>);
    else setFailure(explain(error));
  };

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setLeft(new Set(fields));
    setFailure(undefined);
    if (busy || fields.some(problemOf)) return;
    setBusy(true);
    submit(values)
      .catch(fail)
      .finally(() => setBusy(false));
  };

  const field = (name: F) => ({
    name,
    value: values[name],
    error: refused[name] ?? (left.has(name) ? problemOf(name) : undefined),
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setValues((before) => ({ ...before, [name]: value }));
      setRefused((before) => ({ ...before, [name]: undefined }));
    },
    onBlur: () => values[name] !== '' && setLeft((before) => new Set([...before, name])),
  });

  /** As if nobody had ever written anything. */
  const clear = () => {
    setValues(initial);
    setLeft(new Set());
  };

  return { field, onSubmit, busy, failure, values, clear };
}
