import { Modal } from '@mantine/core';
import { strings } from '@/config/strings';
import classes from './ShortcutsDialog.module.css';

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
}

type Line = readonly [does: string, ...keys: string[]];

function groups(): readonly { title: string; lines: readonly Line[] }[] {
  const text = strings.shortcuts;
  const { control, alt, shift, enter, escape, home, end } = text;
  return [
    {
      title: text.everywhere,
      lines: [
        [text.help, control, '/'],
        [text.switcher, control, 'K'],
        [text.newChat, alt, 'N'],
        [text.previousChat, alt, '↑'],
        [text.nextChat, alt, '↓'],
        [text.nextPart, 'F6'],
        [text.compose, escape],
      ],
    },
    {
      title: text.inChats,
      lines: [
        [text.up, '↑'],
        [text.down, '↓'],
        [text.ends, `${home} / ${end}`],
        [text.openChat, enter],
        [text.chatMenu, shift, 'F10'],
      ],
    },
    {
      title: text.inMessages,
      lines: [
        [text.up, '↑'],
        [text.down, '↓'],
        [text.messageMenu, enter],
        [text.reply, 'R'],
        [text.react, '+'],
        [text.reactions, '→'],
      ],
    },
    {
      title: text.inComposer,
      lines: [
        [text.send, enter],
        [text.newLine, shift, enter],
        [text.editLast, '↑'],
        [text.mention, '@'],
        [text.cancelEdit, escape],
      ],
    },
  ];
}

/** Says what the keyboard can do. */
export function ShortcutsDialog({ opened, onClose }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title={strings.shortcuts.title} size="lg">
      <div className={classes.groups}>
        {groups().map(({ title, lines }) => (
          <section key={title} aria-label={title}>
            <h3 className={classes.title}>{title}</h3>
            <dl className={classes.lines}>
              {lines.map(([does, ...keys]) => (
                <div key={does} className={classes.line}>
                  <dt>{does}</dt>
                  <dd>
                    {keys.map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
