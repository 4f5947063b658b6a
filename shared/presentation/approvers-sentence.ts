import type { StageView } from '../ports/request-view';
import type { Wording } from './wording';

const mostNames = 3;

function people(stage: StageView, type: 'conjunction' | 'disjunction', wording: Wording): string {
  const others = stage.approvers.filter(({ isReader }) => !isReader).map(({ name }) => name);
  const named = others.length > mostNames + 1 ? others.slice(0, mostNames) : others;
  const unnamed = others.length - named.length;
  const list = [
    ...named,
    ...(unnamed > 0 ? [wording.say('common.others', { count: unnamed })] : []),
    wording.say('common.you'),
  ];
  return new Intl.ListFormat(wording.locale, { type }).format(list);
}

/** Who decides, and how many answers it takes: `Kim or you: one answer is enough.` */
export function approversSentence(stage: StageView, wording: Wording): string {
  if (stage.approvers.every(({ isReader }) => isReader)) return wording.say('review.alone');
  switch (stage.rule.kind) {
    case 'any':
      return wording.say('review.any', { people: people(stage, 'disjunction', wording) });
    case 'all':
      return wording.say('review.all', { people: people(stage, 'conjunction', wording) });
    case 'quorum': {
      const list = people(stage, 'conjunction', wording);
      return wording.say('review.quorum', { people: list, count: stage.rule.quorum });
    }
  }
}
