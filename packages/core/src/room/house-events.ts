/** HouseEvents: what happened to the house rules and the people of a room. What is `sealed` stays with those who keep the room. [RM49] */
import type { CallPart } from './call-parts.ts';
import type { Ban, ControlMode, Marker, RightChange, Role, Setting } from './house.ts';
import type { MarkerId, MemberId } from './ids.ts';

export type HouseEvent =
  /** Put out; may come back. */
  | { readonly type: 'kicked'; readonly member: MemberId }
  | { readonly type: 'banned'; readonly ban: Ban }
  | { readonly type: 'unbanned'; readonly member: MemberId }
  | { readonly type: 'roleSet'; readonly member: MemberId; readonly role: Role }
  | { readonly type: 'rightSet'; readonly right: RightChange }
  | { readonly type: 'lockSet'; readonly locked: boolean }
  | { readonly type: 'passwordSet'; readonly isSet: boolean; readonly sealed?: string }
  | { readonly type: 'ownerLinkSet'; readonly sealed?: string }
  | { readonly type: 'modeSet'; readonly mode: ControlMode }
  /** null: free. */
  | { readonly type: 'batonPassed'; readonly holder: MemberId | null }
  | { readonly type: 'settingSet'; readonly setting: Setting }
  | { readonly type: 'markerAdded'; readonly marker: Marker }
  | { readonly type: 'markerRemoved'; readonly marker: MarkerId }
  | { readonly type: 'linePinned'; readonly text: string }
  | { readonly type: 'lineUnpinned' }
  /** What this member gives to the call is turned off by his own devices; nothing of the room changes. [CA7] */
  | { readonly type: 'hushed'; readonly member: MemberId; readonly what: CallPart }
  /** Over for good. */
  | { readonly type: 'closed' };
