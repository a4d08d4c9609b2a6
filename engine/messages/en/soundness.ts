/** Checks before publishing: flow, order of data, coverage of conditions and tables. */
export const soundness = {
  'condition.never': 'The condition “{condition}” holds for no value at all. Check the direction and the figures of its comparisons.',
  'decide.masked':
    'Branch {branch} of the step “{step}” ({condition}) is never taken: whenever it holds, branch {by} before it holds. Change the order or the condition.',
  'eligibility.never':
    'The conditions of eligibility can never hold together: nobody could apply. Look for those that contradict each other.',
  'scorecard.masked':
    'The band “{band}” of “{item}” is never given: whenever it holds, “{by}” before it holds. Order the bounds from high to low.',
  'scorecard.gap':
    'The value {value} of “{item}” scores as “{label}”, though both smaller and greater values score more. Check the bounds, and add the missing range.',
  'scorecard.best': '“{item}” has a maximum of {max}, but its bands give at most {best}. Add the best band, or change the maximum.',
  'table.never': 'Rule {rule} applies to no value at all. Check its conditions.',
  'table.masked': 'Rule {rule} is never used: under {policy} other rules go first wherever it applies. Change the order or the conditions.',
  'table.overlap': 'Rules {other} and {rule} apply at once, but this table allows only one. For example: {example}. Change the bounds.',
  'table.differ':
    'Rules {other} and {rule} apply at once with different results. For example: {example}. Make them agree, or change the bounds.',
  'table.gap': 'No rule applies to some values. For example: {example}. Add a rule, or end with one of “-” only.',
  'table.gap-empty': 'No rule applies when “{input}” is empty. Add a rule, or make the field required.',
  'table.not-analysed':
    'These cells (rule/input) are no comparisons with constants; gaps and overlaps in them were not analysed: {cells}. Check them yourself, or rewrite them.',
  'check.undecided': 'There are too many combinations here to be decided within the budget. Split the condition or the table.',
  'field.never-filled':
    '“{field}” is required, but the step “{step}” does not let it be filled in, nor does any other. Open the access, or drop the requirement.',
  'field.required-hidden': '“{field}” is required only while it is not shown: nobody can fill it in. Make the two conditions agree.',
  'verify.hidden': 'The step “{step}” verifies the field “{field}” but hides it. Open the access, or do not verify it.',
  'assign.scope-empty': 'The field “{field}” may be empty, and then nobody gets the task. Make it required, or use another scope.',
  'parallel.stuck': 'The branch “{branch}” of the step “{step}” never ends, so the join can not complete. Give it a way to an end.',
  'parallel.outranked':
    'The step “{step}” never comes to the outcome “{outcome}”: some branch always ends less favourably. Check the order of outcomes and the join.',
  'step.loop-skipped':
    'When all of these steps are skipped the case runs in a circle without stopping: {path}. Let one of them not be skipped.',
  'result.never':
    'The result of the step “{step}” ({name}) is used here, but it can never have been done by then. For example: {path}. Change the order, or use other data.',
  'result.sometimes':
    'The result of the step “{step}” ({name}) is used here, but some ways do not pass it. For example: {path}. Ask is defined({name}) first, or change the ways.',
  'silence.reason':
    'Without an answer the step “{step}” means “{outcome}”, which needs a reason or conditions that nobody gives then. Name another outcome, or do not require them.',
  'silence.correct':
    'Expiry of the step “{step}” means “{outcome}”, a correction that needs its points listed, which nobody does then. Name another outcome.',
  'field.empty-read':
    'The field “{field}” of the application is used here, but no step lets it be filled in: it is always empty. Open the access, or use other data.',
  'people.drained':
    'The step “{step}” is in a loop ({path}) and refuses whoever has acted before: after some rounds nobody is left. Bound the loop, or say what nobody means.',
  'clock.yellow':
    'The light of the clock turns yellow {yellow} before the end of only {amount}: it is yellow from the start. Make yellow smaller.',
  'outcome.none':
    'In the step “{step}” there may be no outcome to choose, and the case stays there ({path})[; after {rounds|correction|corrections}][, for example: {example}]. Add an outcome without a condition, or a deadline that leads on.',
  'step.livelock':
    'Nobody in this loop changes what its conditions[ ({condition})] read: a case that goes round once goes round for ever: {path}. Put a step into it in which people decide, or bound how often.',
  'each.never':
    'The list ({over}) of the step “{step}” is always empty: nothing is gone through, and it comes to “{outcome}” at once. Correct the list.',
  'each.need':
    'The list ({over}) of the step “{step}” has at most {most|item|items}, yet join.need asks for {need}, which comes to all of them. Make need smaller.',
  'each.empty':
    'The step “{step}” needs the outcome of {need|item|items}, yet its list ({over}) may be empty: then nobody is asked and it comes to “{outcome}”. Require a row, or skip the step with when: count({over}) > 0.',
  'draw.approve':
    'The lots of “{step}” are asked for and granted by the same position, and nobody grants their own: with a single holder nobody can. Let another position grant them, or have two holders.',
  'case.outcome':
    'The step “{step}” waits for a case of “{programme}” to end with “{outcome}”, and none does[ (did you mean “{suggestion}”?)]. (they end with: {known}). Correct or remove it.',
  'case.field':
    'The step “{step}” fills in “{field}”, which the application of “{programme}” hasn’t got[ (did you mean “{suggestion}”?)].: the case it opens can’t be submitted. Correct or remove it.',
  'case.opener-outcome':
    'The step “{step}” of “{programme}”, as published, waits for a case of this programme to end with “{outcomes}”, and with this version none does: cases there go the way of any other outcome. Change that programme after publishing.',
  'case.opener-field':
    'The step “{step}” of “{programme}”, as published, fills in “{fields}” of this application, which this version hasn’t got: the cases it opens can’t be submitted. Keep the field, or change that programme first.',
  'case.endless':
    'The step “{step}” opens another case of this same programme, and every way to an end goes through it ({path}): one case after the other, without end. Give it a when, or another way out.',
  'message.shared':
    'The steps “{other}” and “{step}” may wait for the message “{message}” at the same time: one message moves both on and leaves the same data in both. Use a message for each.',
  'message.items':
    'Several items may wait in the step “{step}” for the message “{message}” at once: one message moves all of them on. Go through them in sequence, or use on with a condition.',
  'until.today': 'The step “{step}” waits until today, so it does not wait. Name a date to come, or remove it.',
  'until.fixed':
    'The step “{step}” has the fixed date {date}: a case that comes on {date} or later does not wait at all. Use a date of the case, or a parameter.',
  'score.min': '“{item}” can be given {maximum|point|points} at most, yet {min} are required: nobody reaches them. Correct it.',
  'batch.majority': 'The step “{step}” asks for more than {majority} in favour: not even all are enough. Make it smaller.',
  'batch.no-places': 'The step “{step}” has {quota} places: no case can be taken. Correct the quota.',
  'form.checks-never':
    'The checks of the form can never all pass ({condition}): nobody can submit it. Look for those that contradict each other.',
  'deadline.always-paused':
    'The deadline of the step “{step}” stands while “{other}” is worked on, yet the step lies inside it: it never runs. Remove this entry.',
  'people.same-never':
    'The step “{step}” refuses whoever acted before, but nobody has when a case comes here ({path}), it has one seat and is not entered again: the rule does nothing. Remove samePerson, or look which steps are to be kept apart.',
  'draw.exclude-never':
    'The draw of the step “{step}” leaves out who acted in “{other}”, but “{other}” is never done before a case comes here ({path}): nobody is left out. Name a step that comes before, or remove it.',
  'score.range':
    'The step “{step}” wants an expert’s total of[ at least {from}][ at most {to}], but the totals of the form are[ at least {least}][ at most {most}]: no sheet can be handed in. Correct the range, or the points of the items.',
  'clock.always-paused':
    'The limit over the whole case stands in every step that waits after it began ({steps}), e.g. {path}: it never runs. Take the steps that are to count out of pausedIn.',
} as const;
