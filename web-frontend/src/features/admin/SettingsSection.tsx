import { Badge, Loader, Switch, Text, TextInput, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Fragment, useState } from 'react';
import { explain } from '@/api/explain';
import { adminStrings as text } from '@/config/admin-strings';
import { strings } from '@/config/strings';
import { Notice } from '@/ui/Notice';
import { fetchSettings, type Setting, type SettingValue } from './calls';
import { groupsOf, type SettingGroup } from './setting-groups';
import classes from './SettingsSection.module.css';

/** What the processes run with, to read. */
export function SettingsSection() {
  const { data, error, refetch } = useQuery({
    queryKey: ['admin', 'settings'],
    queryFn: ({ signal }) => fetchSettings(signal),
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
  const [words, setWords] = useState('');
  const [onlyChanged, setOnlyChanged] = useState(false);
  const groups = groupsOf(data ?? [], words, onlyChanged);
  return (
    <section aria-labelledby="settings">
      <Title order={2} fz="1.1rem" id="settings">
        {text.settings}
      </Title>
      <Text c="dimmed" size="sm" mb="xs">
        {text.settingsHint}
      </Text>
      {error && (
        <Notice
          alert
          title={text.failed}
          hint={explain(error)}
          action={{ label: strings.common.retry, onClick: () => void refetch() }}
        />
      )}
      {!data && !error && (
        <div role="status" aria-label={strings.common.loading}>
          <Loader type="dots" />
        </div>
      )}
      {data && (
        <>
          <div className={classes.filters} role="search">
            <TextInput
              className={classes.words}
              label={text.filter}
              description={text.filterHint}
              value={words}
              maxLength={100}
              autoComplete="off"
              onChange={(event) => setWords(event.currentTarget.value)}
            />
            <Switch
              label={text.onlyChanged}
              checked={onlyChanged}
              onChange={(event) => setOnlyChanged(event.currentTarget.checked)}
            />
          </div>
          <div role="status">
            {groups.length === 0 && <Text mt="sm">{data.length === 0 ? text.noSettings : text.noMatch}</Text>}
          </div>
          {groups.length > 1 && <Overview groups={groups} />}
          {groups.map((group) => (
            <GroupTable key={group.key} group={group} />
          ))}
        </>
      )}
    </section>
  );
}

const titleOf = (key: string) => text.settingGroup[key] ?? `verbatim.${key}`;
const placeOf = (key: string) => `settings-${key}`;

function Overview({ groups }: { groups: readonly SettingGroup[] }) {
  return (
    <nav aria-label={text.settingGroups} className={classes.overview}>
      {groups.map(({ key }) => (
        <a key={key} href={`#${placeOf(key)}`}>
          {titleOf(key)}
        </a>
      ))}
    </nav>
  );
}

function GroupTable({ group: { key, settings } }: { group: SettingGroup }) {
  return (
    <table className={classes.table} id={placeOf(key)}>
      <caption>{titleOf(key)}</caption>
      <thead>
        <tr>
          <th scope="col">{text.setting}</th>
          <th scope="col">{text.value}</th>
          <th scope="col">{text.from}</th>
        </tr>
      </thead>
      {settings.map((setting) => (
        <tbody key={setting.name}>
          {setting.values.map((value, index) => (
            <tr key={value.processes[0]}>
              {index === 0 && (
                <th scope="rowgroup" rowSpan={setting.values.length}>
                  <Name setting={setting} />
                </th>
              )}
              <td>
                <Value value={value} /> {setting.values.length > 1 && <Processes of={value} />}
              </td>
              <td>{text.source[value.source]}</td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}

/** What it means stands in the language of the handbook. */
function Name({ setting: { name, meaning, differs } }: { setting: Setting }) {
  return (
    <>
      <code dir="ltr" className={classes.name}>
        {name.split(/(?<=[.-])/).map((part, index) => (
          <Fragment key={index}>
            {part}
            <wbr />
          </Fragment>
        ))}
      </code>{' '}
      {differs && (
        <Badge variant="outline" color="yellow" className={classes.badge} title={text.differsHint}>
          {text.differs}
        </Badge>
      )}{' '}
      {meaning && (
        <span className={classes.meaning} lang="en" dir="ltr">
          {meaning}
        </span>
      )}
    </>
  );
}

function Value({ value: { value, hidden } }: { value: SettingValue }) {
  if (hidden) return <em>{text.hidden}</em>;
  return value === undefined ? <em>{text.unset}</em> : <code dir="ltr">{value}</code>;
}

const Processes = ({ of: { processes } }: { of: SettingValue }) => (
  <span className={classes.processes} dir="ltr">
    {processes.join(', ')}
  </span>
);
