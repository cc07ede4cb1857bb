// A rule of the architecture: a sentence, and a way to find what breaks it.
import type { Project } from './project.ts';

export type Violation = {
  readonly path: string;
  readonly line?: number;
  /** What is wrong there, without a full stop. */
  readonly what: string;
};

export type Rule = {
  readonly name: string;
  /** What holds everywhere, as a reader of ARCHITECTURE.md would say it. */
  readonly sentence: string;
  readonly violations: (project: Project) => readonly Violation[];
};
