/** Person menu: what I may do about somebody, or about myself; only what the room would do is offered. */
import { Crosshair, Ellipsis, Gamepad2, Hand, LogOut, Pencil, Users } from 'lucide-react';
import { mediaSec, roles, type Command, type Role } from '@lockstep/core';
import { m } from '../../i18n/messages.ts';
import { useExcursion } from '../../player/player-context.tsx';
import { mayAsk } from '../../room/may-ask.ts';
import { markedName, placeAt, type Person } from '../../room/people.ts';
import { useRoomSession } from '../../room/room-context.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { MenuItem, MenuLine } from '../../ui/menu-parts.tsx';
import { Menu, MenuChoice } from '../../ui/menu.tsx';
import type { ReactNode } from 'react';
import { HushItems } from './hush-items.tsx';
import { roleText } from './person-words.ts';

export interface PersonMenuProps {
  readonly person: Pick<Person, 'connection' | 'member' | 'name' | 'mark' | 'me' | 'here' | 'role' | 'place'>;
  readonly onPutOut: () => void;
  readonly onRename: () => void;
  /** What else can be done with somebody else. */
  readonly more: ReactNode;
}

export function PersonMenu(props: PersonMenuProps) {
  const name = markedName(props.person);
  return (
    <Menu
      trigger={
        <IconButton
          name={props.person.me ? m.person_menu_mine() : m.person_menu({ name })}
          place="below-right"
          className="-mr-2"
        >
          <Ellipsis aria-hidden size={20} />
        </IconButton>
      }
    >
      <Items {...props} />
    </Menu>
  );
}

function Items({ person, onPutOut, onRename, more }: PersonMenuProps) {
  const { participant, store } = useRoomSession();
  const excursion = useExcursion();
  // Asked when the menu opens, not each time somebody reports.
  const view = store.getState();
  const may = (command: Command) => mayAsk(view, command);
  const send = (command: Command) => participant.send(command);
  const name = markedName(person);
  const { member, place } = person;
  const baton = view.room?.control.mode === 'baton' ? view.room.control : null;

  const toHere = () => {
    if (place === null) return;
    const position = mediaSec(Math.max(0, placeAt(place, participant.serverNow())));
    send({ type: 'syncToMe', position, ...(person.me ? {} : { of: member }) });
  };
  const options = roles.filter((role) => role === person.role || may({ type: 'setRole', member, role }));
  const mayPutOut = !person.me && (may({ type: 'kick', member }) || may({ type: 'ban', member }));
  return (
    <>
      {person.here ? null : (
        <MenuItem
          icon={<Crosshair aria-hidden size={18} />}
          onSelect={() => excursion.goTo(person.connection)}
          label={m.person_go_to({ name })}
        />
      )}
      {place !== null && may({ type: 'syncToMe', position: place.position }) ? (
        <MenuItem
          icon={<Users aria-hidden size={18} />}
          onSelect={person.here ? excursion.bringEverybody : toHere}
          label={person.me ? m.person_all_to_me() : m.person_all_to({ name })}
        />
      ) : null}
      {baton === null ? null : person.me && baton.holder !== member && may({ type: 'takeBaton' }) ? (
        <MenuItem
          icon={<Gamepad2 aria-hidden size={18} />}
          onSelect={() => send({ type: 'takeBaton' })}
          label={m.control_take()}
        />
      ) : !person.me && baton.holder !== member && may({ type: 'giveBaton', to: member }) ? (
        <MenuItem
          icon={<Gamepad2 aria-hidden size={18} />}
          onSelect={() => send({ type: 'giveBaton', to: member })}
          label={m.control_give({ name })}
        />
      ) : baton.holder === member && may({ type: 'releaseBaton' }) ? (
        <MenuItem
          icon={<Hand aria-hidden size={18} />}
          onSelect={() => send({ type: 'releaseBaton' })}
          label={person.me ? m.control_release() : m.control_take_from({ name })}
        />
      ) : null}
      {person.me ? null : <HushItems person={person} />}
      {person.me ? null : more}
      {person.me ? (
        <MenuItem icon={<Pencil aria-hidden size={18} />} onSelect={onRename} label={m.person_rename()} />
      ) : null}
      {options.length > 1 ? (
        <>
          <MenuLine />
          <MenuChoice<Role>
            label={m.person_role()}
            value={person.role}
            options={options.map((role) => ({ value: role, label: roleText(role) }))}
            onChange={(role) => send({ type: 'setRole', member, role })}
          />
        </>
      ) : null}
      {mayPutOut ? (
        <>
          <MenuLine />
          <MenuItem
            danger
            icon={<LogOut aria-hidden size={18} />}
            onSelect={onPutOut}
            label={m.person_put_out()}
          />
        </>
      ) : null}
    </>
  );
}
