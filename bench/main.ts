import { measureCost } from './app/measure-cost';
import { measureLoad } from './app/measure-load';
import { measureStack } from './app/measure-stack';
import { measureTokens } from './app/measure-tokens';
import type { BenchContext } from './bench-context';
import type { Section } from './figure';
import { printTable } from './print-table';
import { measureLocalStack } from './stack/measure-local-stack';

export interface BenchRun extends BenchContext {
  readonly only: 'app' | 'stack' | undefined;
}

type Measure = (context: BenchContext) => Promise<Section>;

const ofApp: readonly Measure[] = [measureStack, measureCost, measureLoad, measureTokens];
const ofStack: readonly Measure[] = [measureLocalStack];

/** Measures, one thing at a time, and prints the table. */
export async function runBench(run: BenchRun): Promise<void> {
  const measures = [...(run.only === 'stack' ? [] : ofApp), ...(run.only === 'app' ? [] : ofStack)];
  const sections: Section[] = [];
  for (const measure of measures) sections.push(await measure(run));
  process.stdout.write(`${printTable(sections)}\n`);
}
