/** Problems of a definition found by `soundness/`. */
export const problems: Readonly<Record<string, string>> = {
  'package.malformed': 'This is not a package. Send a JSON object with workflow, forms and vocabularies.',
  'package.text':
    'The text holds a character that nobody sees ({code}), which can make the rest look like something else. Type the text anew without it.',
  'package.part': 'The part “{part}” of the package is missing or no object. Add it; write {} when it is empty.',

  'start.unknown': 'The start “{start}” is not a step[ (did you mean “{suggestion}”?)]. Name a step that exists.',
  'start.not-form': 'The start “{start}” is of type {type}. A case begins with the applicant: start with a form step.',
  'target.unknown': 'There is no step “{target}”[ (did you mean “{suggestion}”?)]. Name a step that exists.',
  'target.outside':
    'The step “{target}” is not on the same level[ (branch “{branch}” may lead to its own steps only)]. End the branch with an outcome and lead on from the outcomes of the parallel step.',
  'step.duplicate': 'The step id “{step}” is used twice. Ids are unique in the whole workflow, branches included: rename one.',
  'step.name-taken': 'The step id “{step}” is a name or keyword of expressions. Rename it, e.g. {step}Step.',
  'step.no-target':
    'The step “{step}” leads nowhere[ with the outcome “{outcome}”], so the case would be stuck. Add a target (to or next).',
  'step.unreachable': 'The step “{step}” cannot be reached from the start. Lead a step to it, or remove it.',
  'step.no-end': 'No end can be reached from the step “{step}” ({path}). Give it a way to an end step.',
  'step.loop':
    'The steps {steps} form a loop that runs by itself for ever: {path}. Put a step into it that waits for people or time, or change a target.',
  'step.cannot-skip': 'The step “{step}” cannot have a when: skipped, it leads nowhere. Remove it and branch with a decide step.',
  'withdraw.pointless':
    'Where a withdrawal leads is said by the start[ “{start}”] only; withdrawTo of the step “{step}” does nothing. Remove it.',
  'wait.nothing': 'The step “{step}” has neither an outside result nor a period and would wait for ever. Add external or period.',
  'correct.entered':
    'The correction “{step}” is entered from the outcome of a review only, not from “{from}”. Make it the target of a review outcome.',
  'correct.of': 'Only the application can be corrected, and “{of}” is not the form step at the start. Write “{start}”.',

  'outcome.undeclared':
    'The outcome “{outcome}” is not declared in this step[ (did you mean “{suggestion}”?)][; declared: {declared}]. Correct or declare it.',
  'outcome.impossible': 'No branch ends with “{outcome}”, so the step “{step}” never goes this way. Check the name, or remove it.',
  'silence.no-deadline': 'The step “{step}” says what silence means but has no deadline. Add a deadline, or remove silence.',
  'access.pointless':
    'Nobody sees the application because of the step “{step}”, so its access does nothing. Give it to the steps inside, or to those that people work on.',
  'result.name-taken':
    '“{of}” puts a value of its own under “{name}”, which hides yours or is hidden by it. Choose another name, e.g. {suggestion}.',
  'deadline.pointless': 'The step “{step}” ({type}) is done at once, so a deadline does nothing. Remove it.',
  'deadline.warn': 'The warning comes {warn} before the end of only {amount}: the light is yellow from the start. Make warn smaller.',
  'deadline.before': 'The deadline of step “{step}” has “before” without “until”. Add “until”, or remove “before”.',
  'deadline.never-pauses':
    'Step “{other}” is never worked on while “{step}” is, so the deadline never stands. Name a step inside it or in a parallel branch.',
  'deadline.as-of':
    'The expiry of step “{step}” leads nowhere, so nothing can count from the day of receipt. Add “to” or “outcome”, or remove “asOf”.',
  'cool-down.never':
    'No step or registry leaves a record “{kind}”[ (they leave: {kinds})], so this cool-down never applies. Check the name.',
  'deadline.both': 'Expiry of the step “{step}” means several things (to, outcome and silence exclude each other). Keep one.',
  'score.item': 'The scoring form “{form}” has no number field “{item}”[ (did you mean “{suggestion}”?)]. Name a number field of the form.',
  'score.no-items': 'The scoring form “{form}” has no number fields, so nothing can be scored. Add the items.',
  'score.parts': 'Step “{step}”: a weighted aggregate needs its parts, and no other method may have any. Correct it.',
  'score.weights': 'The weights of the parts sum up to {sum}, not 1. Check them.',
  'score.trim': 'Of {people|expert|experts} none is left when the {drop} highest and lowest are dropped. Ask more experts, or drop fewer.',
  'draw.mix': '{count|expert is|experts are} drawn, yet one skill asks for at least {most}. Draw more, or ask for fewer.',
  'batch.rank': 'Step “{step}” has {property} but no criteria to rank by. Add rank.',
  'batch.places': 'Step “{step}” has places or a pool, but doesn’t say which outcome takes a place. Add places, e.g. {"in": "approve"}.',
  'batch.quota': 'Step “{step}” has a floor, a waiting list or a vote on ties, but no quota. Add it.',
  'parallel.unmapped':
    'The branch “{branch}” may end with “{outcome}”, which the outcomes of the parallel step lack[ (did you mean “{suggestion}”?)]. Add it.',
  'parallel.branch': 'There is no branch “{branch}”[ (did you mean “{suggestion}”?)]. Name a branch of this step.',
  'each.batch': 'The meeting “{step}” lies in an item; a meeting gathers whole cases. Put it after the each step.',
  'each.continue': 'Items of the step “{step}” cannot go on beside the case, because it lies in an item itself. Write cancel or await.',
  'parallel.circle': 'The branches {branches} wait for each other, so none of them ever starts. Remove one of them from after.',
  'parallel.need': '{need|branch|branches} must end but there are {branches}. Make join.need smaller.',

  'schedule.duplicate': 'The schedule id “{schedule}” is used twice. Rename one.',
  'schedule.day': 'There is no day {day}. Write 1 to 31, or -1 for the last day of the month.',
  'schedule.month': 'The month {month} lies outside the period of {most|month|months}. Write at most {most}.',
  'schedule.whom': 'The schedule “{schedule}” needs either organisations or enterprises in for. Write one of both.',
  'schedule.share': 'The schedule “{schedule}” draws {share}% of those it is for. Write a percentage from 0 to 100 in for.share.',

  'message.undeclared': 'The message “{message}” is not declared in messages[ (did you mean “{suggestion}”?)]. Correct or declare it.',
  'message.unused': 'No step takes the message “{message}”. Remove it, or let a step take it (on, or a wait step).',
  'message.reaction': 'A message does exactly one thing here: {allowed}. Keep one.',
  'message.never': 'The step “{step}” is over at once and takes no message. Remove on.',

  'role.undeclared': 'The position “{role}” is not declared in roles[ (did you mean “{suggestion}”?)]. Correct or declare it.',
  'role.reserved': 'The position “{role}” is a role of the system ({reserved}). Use another name.',
  'role.unused': 'The position “{role}” is not used. Remove it, or use it in an assign.',
  'assign.both': 'The position “{role}” has both org and scope. Keep one: org for a fixed organisation, scope to take it from the case.',
  'policy.quorum': 'A quorum needs a whole number in need, at most the number of people ({people}). Correct it.',
  'join.share': 'The vote of step “{step}” is wrong: weights and over go with share, and share replaces need. Correct it.',
  'policy.vote': 'Step “{step}” has {property}, but only percent counts weights. Use percent, or remove {property}.',
  'rung.when': 'Rung {rung} of the ladder needs on, or amount and unit, not both. Correct it.',
  'rung.order': 'Rung {rung} of the ladder comes before the one above it. Put the rungs in the order of their time.',
  'rung.warn':
    'Rung {rung} of the ladder is told at the yellow light, but the deadline of step “{step}” has no warn. Add warn, or tell it when overdue.',
  'rung.act': 'Rung {rung} of the ladder is to act, but step “{step}” is not a review that one person decides. Remove act.',
  'rung.unreached':
    'Rung {rung} of the ladder is never climbed: step “{step}” is left when its time is over. Remove the rung, or to, outcome or silence.',
  'policy.casting':
    'The rule for ties of step “{step}” is wrong: with tie “casting” exactly one seat is marked casting, otherwise none. Correct it.',
  'policy.percent': 'A percent policy needs need: a share from 0 to 1, or a percentage up to 100. Correct it.',
  'policy.need': 'The policy {type} does not use need. Remove it, or use quorum or percent.',

  'form.id': 'The id “{id}” of the form differs from its name “{name}”. Make them the same.',
  'form.missing-document': 'There is no form “{form}”[ (did you mean “{suggestion}”?)]. Correct the name, or add the form.',
  'form.unused': 'The form “{form}” is not used. Remove it, or use it in a step.',
  'verify.field': 'The application has no field “{field}”[ (did you mean “{suggestion}”?)]. Only its fields can be verified: correct it.',
  'access.field': 'The form has no field “{field}”[ (did you mean “{suggestion}”?)]. Correct the name.',
  'vocabulary.gone':
    'The code “{code}” ({title}) must not be removed: what was filled in with it still needs its name. Give it a last day and a replacement instead.',
  'vocabulary.duplicate': 'The code “{code}” is used twice. Remove one, or use another code.',
  'vocabulary.reference': 'The code “{code}” does not exist or is the item itself[ (did you mean “{suggestion}”?)]. Correct it.',
  'vocabulary.date': '“{date}” is not a date that exists. Write 2026-03-02.',

  'compute.nothing': 'The step “{step}” computes nothing. Give it a scorecard, a table, values or a lot.',
  'lot.share': 'The step “{step}” draws {share}% of cases. Write a percentage from 0 to 100 in lot.share.',
  'rule.no-versions': '“{name}” is to be computed but there are no rule versions. Add one to ruleVersions.',
  'rule.scorecard': 'The rule version “{version}” has no scorecard “{name}”[ (did you mean “{suggestion}”?)]. Add it, or correct the name.',
  'rule.table': 'The rule version “{version}” has no table “{name}”[ (did you mean “{suggestion}”?)]. Add it, or correct the name.',
  'rule-version.duplicate': 'The rule version id “{version}” is used twice. Rename one.',
  'rule-version.date': '“{date}” is not a date that exists. Write 2026-03-02.',
  'rule-version.period': 'The last day {to} is before the first day {from}. Correct it.',
  'rule-version.overlap':
    'The rule version “{version}” (from {from}) overlaps “{before}”, so a date does not decide between them. Give “{before}” a last day, or choose with ruleVersionBy.',
  'rule-version.gap':
    'Between the rule versions “{before}” (to {to}) and “{version}” (from {from}) there is a gap: applications of those days have no rules. Join the dates.',
  'scorecard.pass': 'The total to pass, {passTotal}, is over the full marks of {max}: nobody can pass. Correct it.',
  'scorecard.min': 'The least score {min} of the dimension “{dimension}” is over its full marks of {max}: nobody can pass. Correct it.',

  'registry.undeclared': 'The registry “{registry}” is not declared in registries[ (did you mean “{suggestion}”?)]. Correct or declare it.',
  'registry.unused': 'The registry “{registry}” is not used. Remove it, or use it in a register step.',
  'registry.update-day':
    'The day of the yearly update is taken from parameter “{parameter}”, which is no MM-DD date such as 04-30. Add or correct it.',
  'deferred.nothing':
    'Step “{step}” asks for files promised for later, but no file of the application may be deferred (x-deferrable). Mark one, or remove “deferred”.',
  'deferred.unasked': 'Files {fields} may be deferred, but no step asks for them later. Add a correct step with “deferred”.',
  'claim.tone':
    'The end “{step}” does not say whether values that belong to one enterprise ({fields}) stay its own. Give it a tone: positive keeps them; negative or neutral gives them free.',
  'number.placeholder': 'The number template holds {placeholder}, which is not known. Known: {allowed}; digits of the sequence: seq:4.',
  'number.sequence':
    'The number template “{template}” needs exactly one sequence, or numbers would repeat. Write seq once, e.g. seq:4 in braces.',
  'eligibility.duplicate': 'The condition id “{condition}” is used twice. Rename one.',
};
