import { measureCost } from './app/measure-cost';
import { measureLoad } from './app/measure-load';
import { measureStack } from './app/measure-stack';
import { measureTokens } from './app/measure-tokens';
import type { BenchContext } from './bench-context';
import { measureOperators } from './operators/measure-operators';
import type { Section } from './figure';
import { printTable } from './print-table';
import { measureLocalStack } from './stack/measure-local-stack';

export interface BenchRun extends BenchContext {
  readonly only: 'app' | 'costs' | 'stack' | 'operators' | undefined;
}

type Measure = (context: BenchContext) => Promise<Section>;

const ofApp: readonly Measure[] = [measureStack, measureCost, measureLoad, measureTokens];
const ofOperators: readonly Measure[] = [measureOperators];
const ofStack: readonly Measure[] = [measureLocalStack];

/** Measures, one thing at a time, and prints the table. */
export async function runBench(run: BenchRun): Promise<void> {
  const groups = { app: ofApp, operators: ofOperators, stack: ofStack };
  const measures =
    run.only === undefined
      ? Object.values(groups).flat()
      : { ...groups, costs: [measureCost] }[run.only];
  const sections: Section[] = [];
  for (const measure of measures) sections.push(await measure(run));
  process.stdout.write(`${printTable(sections)}\n`);
}
