import type { problems as zhCN } from '../zh-CN/problems.ts';

export const problems: Readonly<Record<keyof typeof zhCN, string>> = {
  'schema.empty': 'Nothing is filled in yet. Fill it in.',
  'start.not-form': 'A case begins with an application, but the first step “{start}” is no form to fill in. Choose one that is.',
  'step.no-target': 'The step “{step}”[, outcome “{outcome}”,] leads nowhere yet, and the case would stop here. Choose where it goes on.',
  'step.cannot-skip':
    'The step “{step}” can have no “Only if”: skipped, the case would have nowhere to go. Remove it, and put a decision in front.',
  'withdraw.pointless':
    'Only the first step[ “{start}”] says where a withdrawal leads; that of the step “{step}” has no effect. Remove it.',
  'wait.nothing': 'The step “{step}” waits for nothing, so it would wait for ever. Say for which message, result or period.',
  'silence.no-deadline': 'The step “{step}” says what no answer means, but has no time limit. Set one, or remove it.',
  'deadline.pointless': 'The step “{step}” is over at once; its time limit has no effect. Remove it.',
  'deadline.warn': 'The yellow light comes {warn} before the end of a limit of {amount}: it would shine from the start. Make it smaller.',
  'deadline.before': 'The time limit of the step “{step}” lies before a day that is not named. Say “At the latest on”, or remove it.',
  'deadline.as-of':
    'The step “{step}” counts from the day of receipt, but says nothing of what happens in the end. Say it, or untick the box.',
  'deadline.both':
    'When its time is over the step “{step}” goes to a step, comes to an outcome, or takes silence for one. Keep one of them.',
  'score.parts': 'Weighted scores of the step “{step}” need their parts, other ways have none. Correct it.',
  'batch.rank': 'The step “{step}” chooses the best but has no criteria. Add them.',
  'batch.places': 'The step “{step}” has places or a budget, but does not say which outcome takes them. Say it.',
  'batch.quota': 'The step “{step}” has minimums, a waiting list or votes on ties, but no number of places. Add it.',
  'parallel.unmapped':
    'The branch “{branch}” may end with “{outcome}”, which leads nowhere[ (did you mean “{suggestion}”?)]. Say where it leads.',
  'each.continue':
    'Items of the step “{step}” cannot go on by themselves, because it lies in an item. Let them be cancelled or waited for.',
  'parallel.circle': 'The branches {branches} wait for each other, so none of them ever starts. Remove one of them from their order.',
  'parallel.need': '{need|branch|branches} must end but there are {branches}. Make the number smaller.',
  'schedule.whom': 'The schedule “{schedule}” needs either organisations or enterprises. Fill in one of both.',
  'schedule.share': 'The schedule “{schedule}” draws {share}% of those it is for. Fill in 0 to 100.',
  'message.unused': 'No step takes the message “{message}”. Remove it, or let a step take it.',
  'message.never': 'The step “{step}” is over at once and takes no message. Remove what it does on messages.',
  'role.undeclared':
    'This programme has no position “{role}”[ (did you mean “{suggestion}”?)]. Choose another, or add it under “Programme”.',
  'role.unused': 'The position “{role}” has no work yet. Choose it under “Whose work it is” of a step, or remove it.',
  'assign.both': 'The position “{role}” has both a fixed organisation and one taken from the case. Keep one.',
  'policy.quorum': 'A quorum needs a number of people, at most as many as there are ({people}). Correct it.',
  'join.share': 'The vote of the step “{step}” is wrong: weights need “By weight”, and no number of branches beside it. Correct it.',
  'policy.vote': 'The step “{step}” weighs votes, but only a vote counts weights. Use a vote, or remove the weights.',
  'rung.when': 'Rung {rung} of the ladder comes either at a light or after some time overdue, not both. Correct it.',
  'rung.warn':
    'Rung {rung} of the ladder is told at the yellow light, but the step “{step}” has none. Set the reminder, or tell it when overdue.',
  'rung.act': 'Rung {rung} of the ladder takes the task over, but the step “{step}” is not a review that one person decides. Untick it.',
  'rung.unreached':
    'Rung {rung} of the ladder is never climbed: the step “{step}” is left when its time is over. Remove it, or what happens then.',
  'policy.casting': 'When a position decides ties of the step “{step}” exactly one is named, otherwise none. Correct it.',
  'policy.percent': 'A vote needs a share: from 0 to 1, or a percentage up to 100. Correct it.',
  'policy.need': 'This way of deciding needs no number. Remove it, or use a quorum or a vote.',
  'compute.nothing': 'The step “{step}” computes nothing yet. Choose a scorecard or a table, add a value, or let a lot be drawn.',
  'lot.share': 'The step “{step}” draws {share}% of its cases. Fill in 0 to 100.',
  'rule.no-versions': 'The computation uses “{name}”, but there are no rules yet. Add them under “Rules”.',
  'rule-version.overlap':
    'The rules “{version}” begin on {from} and overlap with “{before}”: the date does not say which to use. Give “{before}” a last day, or say under “Programme” what chooses the version.',
  'scorecard.pass': 'The total needed, {passTotal}, is above the maximum of {max}: nobody could pass. Correct it.',
  'scorecard.min': 'The minimum {min} of “{dimension}” is above its maximum of {max}: nobody could pass. Correct it.',
  'registry.undeclared':
    'This programme has no registry “{registry}”[ (did you mean “{suggestion}”?)]. Choose another, or add it under “Programme”.',
  'registry.update-day':
    'The last day of the yearly update is the parameter “{parameter}”, which is no month and day such as 04-30. Correct it.',
  'deferred.nothing':
    'The step “{step}” is for files promised for later, but no file of the application may be. Tick “May be handed in later” in the form, or untick it here.',
  'deferred.unasked': 'The files {fields} may come later, but no step asks for them. Add a correction “For files promised for later”.',
  'claim.tone':
    'The end “{step}” does not say whether the numbers {fields} stay with the enterprise. Choose its look: favourable keeps them, others free them.',
  'clock.yellow':
    'The limit of the whole case is {amount}, and its yellow light {yellow} before: it would shine from the start. Make it smaller.',
  'each.need': 'The rows of the step “{step}” ({over}) are at most {most}, but {need} are needed, which means all. Make it smaller.',
  'vocabulary.unchosen': 'No vocabulary is chosen yet. Choose one in the settings of the field.',
  'form.empty': 'This form is empty. Add fields, or import a form you have.',
  'form.total': 'Only columns of figures in a table can have a total. Untick it.',
  'form.choice': 'A choice needs a code and a name. Complete it.',
  'form.many': 'There are {count|choice|choices}, at most {limit} are allowed. Use a vocabulary, which can be searched.',
};
