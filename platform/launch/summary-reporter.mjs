import { writeFileSync } from 'node:fs';

/** Writes what a run of vitest came to into the file TEST_SUMMARY, for the last line of `npm test`. */
export default class SummaryReporter {
  onTestRunEnd(modules, unhandledErrors) {
    const summary = { passed: 0, failed: unhandledErrors.length, skipped: [], scenarios: [] };
    for (const module of modules) {
      summary.failed += brokenSuites(module);
      for (const test of module.children.allTests()) count(summary, test);
    }
    writeFileSync(process.env.TEST_SUMMARY, JSON.stringify(summary));
  }
}

function count(summary, test) {
  const { state, note } = test.result();
  const { scenario } = test.meta();
  if (scenario) summary.scenarios.push(scenario);
  if (scenario && scenario.state !== 'failed' && scenario.state !== 'passed') return;
  if (state === 'passed') summary.passed++;
  else if (state === 'failed') summary.failed++;
  else summary.skipped.push({ name: test.fullName, reason: note ?? reasonOf(test) });
}

/** Where a file or a hook failed, its tests did not run; that is a failure, not a skip. */
function brokenSuites(module) {
  const suites = [module, ...module.children.allSuites()];
  return suites.filter((suite) => suite.errors().length > 0).length;
}

function reasonOf(test) {
  return test.parent.errors?.().length > 0 ? 'the set-up before it failed' : 'not selected in this run';
}
