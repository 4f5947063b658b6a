import { z } from 'zod';
import { approverReferenceDocument } from './directory-references';
import { durationField, lineField } from './fields';

const approvers = z.array(approverReferenceDocument).max(50);
const stageTime = durationField('PT1M', 'P366D');

const approvalStageDocument = z.strictObject({
  name: lineField.describe('Name of the stage, for approvers and on the status page.'),
  approvers: approvers.describe('Who is asked. At most 50 people once groups are opened.'),
  rule: z
    .union([
      z.enum(['any', 'all']),
      z.strictObject({
        quorum: z.int().min(2).max(50).describe('How many must approve.'),
      }),
    ])
    .default('any')
    .describe(
      'How many must approve: `any` one of them, `all`, or `{ quorum: 2 }`. One deny settles the stage.',
    ),
  fallbackApprovers: approvers
    .default([])
    .describe('Asked when none of the approvers can be found or reached.'),
  mode: z
    .enum(['link', 'linkAndCode', 'entra'])
    .default('link')
    .describe(
      'What an approver needs: the `link` in the mail, the link and a code (`linkAndCode`), or to be signed in (`entra`).',
    ),
  remindAfter: z
    .array(stageTime)
    .max(5)
    .default([])
    .describe(
      'When approvers who have not decided are reminded, counted from the opening of the stage.',
    ),
  escalate: z
    .strictObject({
      after: stageTime.describe('Counted from the opening of the stage.'),
      to: approvers.min(1).describe('Who is asked as well.'),
    })
    .exactOptional()
    .describe('Asks more people when nobody has decided for a while.'),
  deadline: stageTime
    .default('P7D')
    .describe(
      'How long the stage stays open, at least a minute. `P7D` keeps the wall clock, `7bd` counts Monday to Friday.',
    ),
  onDeadline: z
    .enum(['deny', 'approve', 'nextStage'])
    .default('deny')
    .describe(
      'What happens when nobody decides: the request ends (`deny`), passes (`approve`, not with `from: anyone`), or goes to the next stage (`nextStage`, not in the last).',
    ),
  requireJustification: z
    .enum(['never', 'onDeny', 'always'])
    .default('never')
    .describe('When an approver must write a reason. Requestors never see it.'),
});

/** The key `approval` of an access package. */
export const approvalDocument = z.strictObject({
  stages: z
    .array(approvalStageDocument)
    .max(3)
    .describe(
      'Rounds of approval, in order, at most 3. `[]` gives access to whoever may ask; with `from: anyone` that needs `limits.perDay`.',
    ),
  undoWindow: durationField('PT0S', 'P7D')
    .default('PT5M')
    .describe(
      'How long a decision can be taken back before anything follows from it. `PT0S` switches it off.',
    ),
});

export type ApprovalStageDocument = z.output<typeof approvalStageDocument>;
