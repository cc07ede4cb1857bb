// All rules of the architecture.
import type { Rule } from './rule.ts';
import { arrows, cycles } from './rules/arrows.ts';
import { boundaries } from './rules/boundaries.ts';
import { channels } from './rules/channels.ts';
import { committed } from './rules/committed.ts';
import { fileRules } from './rules/files.ts';

export const rules: readonly Rule[] = [arrows, cycles, ...boundaries, ...fileRules, channels, ...committed];
