// The mark of an event's kind.
import { ArrowSync16Regular } from '@fluentui/react-icons/svg/arrow-sync';
import { ArrowCounterclockwise16Regular } from '@fluentui/react-icons/svg/arrow-counterclockwise';
import { ArrowUndo16Regular } from '@fluentui/react-icons/svg/arrow-undo';
import { Broom16Regular } from '@fluentui/react-icons/svg/broom';
import { ClipboardCheckmark16Regular } from '@fluentui/react-icons/svg/clipboard-checkmark';
import { Copy16Regular } from '@fluentui/react-icons/svg/copy';
import { Delete16Regular } from '@fluentui/react-icons/svg/delete';
import { ErrorCircle16Regular } from '@fluentui/react-icons/svg/error-circle';
import { Eye16Regular } from '@fluentui/react-icons/svg/eye';
import { Key16Regular } from '@fluentui/react-icons/svg/key';
import { Open16Regular } from '@fluentui/react-icons/svg/open';
import { Prohibited16Regular } from '@fluentui/react-icons/svg/prohibited';
import { Send16Regular } from '@fluentui/react-icons/svg/send';
import { Shield16Regular } from '@fluentui/react-icons/svg/shield';
import { ShieldCheckmark16Regular } from '@fluentui/react-icons/svg/shield-checkmark';
import type { EventKind } from '../../../shared/history.ts';
import { cx } from '../../components/cx.ts';
import styles from './event-icon.module.css';

const icons = {
  issued: <Key16Regular className={cx(styles['good'])} />,
  copied: <Copy16Regular className={cx(styles['quiet'])} />,
  'clipboard-cleared': <ClipboardCheckmark16Regular className={cx(styles['quiet'])} />,
  revealed: <Eye16Regular className={cx(styles['warn'])} />,
  forgotten: <Delete16Regular className={cx(styles['quiet'])} />,
  'handed-over': <Send16Regular className={cx(styles['quiet'])} />,
  failed: <ErrorCircle16Regular className={cx(styles['bad'])} />,
  repaired: <ArrowUndo16Regular className={cx(styles['quiet'])} />,
  consented: <Shield16Regular className={cx(styles['warn'])} />,
  renewed: <ArrowSync16Regular className={cx(styles['good'])} />,
  verified: <ShieldCheckmark16Regular className={cx(styles['quiet'])} />,
  revoked: <Prohibited16Regular className={cx(styles['warn'])} />,
  reactivated: <ArrowCounterclockwise16Regular className={cx(styles['warn'])} />,
  removed: <Broom16Regular className={cx(styles['warn'])} />,
  'portal-opened': <Open16Regular className={cx(styles['quiet'])} />,
} satisfies Record<EventKind, unknown>;

export function EventIcon({ kind }: { readonly kind: EventKind }) {
  return icons[kind];
}
