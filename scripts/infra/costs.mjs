const tenThousand = 10_000;
const million = 1_000_000;
const secondsPerDay = 86_400;

const number = (value) => value.toLocaleString('en', { maximumFractionDigits: 2 });
const dollars = (value) => `$${value.toFixed(value < 1 ? 3 : 2)}`;
const row = (cells) => `| ${cells.join(' | ')} |`;
const table = (head, rows) => [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');
const sum = (values) => values.reduce((total, value) => total + value, 0);

const addedTo = (base, more) =>
  Object.fromEntries(Object.entries(base).map(([name, value]) => [name, value + more[name]]));

const executionsOf = ({ httpCalls, episodes, activities, queueMessages }) =>
  httpCalls + episodes + activities + queueMessages;

/** Sign-ups an hour that the mail service lets through, by the sender that fits a size. */
function mailTable({ perSignUp, moreOnTheForm, senders }) {
  const mails = perSignUp.queueMessages + moreOnTheForm.queueMessages;
  const rows = Object.entries(senders).map(([size, { name, aMinute, anHour }]) => [
    `\`${size}\``,
    name,
    aMinute === undefined ? 'by agreement' : number(aMinute),
    number(anHour),
    `${number(anHour)} ÷ ${mails} = ${Math.floor(anHour / mails)}`,
  ]);
  return table(['size', 'sender', 'mails a minute', 'mails an hour', 'sign-ups an hour'], rows);
}

function memoryOf(sizes) {
  return Object.entries(sizes).map(([size, { memoryMB }]) => ({ size, gb: memoryMB / 1024 }));
}

/** What one sign-up uses: how it is counted, how much, and what one of it costs. */
function usesOf(counts, { assumed, prices }) {
  const { httpCalls, episodes, activities, queueMessages: mails } = counts;
  const executions = executionsOf(counts);
  const { operationsPerMessage, mailKB, logKBPerExecution } = assumed;
  return [
    ['table requests', '', counts.tableRequests, prices.tableTransactions10k / tenThousand],
    [
      'transactions of orchestrations, priced as those of queues',
      '',
      counts.durableTransactions,
      prices.queueTransactions10k / tenThousand,
    ],
    [
      'executions',
      `${httpCalls} calls + ${episodes} steps + ${activities} activities + ${mails} messages`,
      executions,
      prices.executionsMillion / million,
    ],
    [
      'Service Bus operations, within its base charge',
      `${mails} × ${operationsPerMessage}`,
      mails * operationsPerMessage,
      0,
    ],
    ['mails', '', mails, prices.mail],
    ['mail data, MB', `${mails} × ${mailKB} KB`, (mails * mailKB) / 1000, prices.mailMB],
    [
      'logs, MB',
      `${executions} × ${logKBPerExecution} KB`,
      (executions * logKBPerExecution) / 1000,
      prices.logGB / 1000,
    ],
  ];
}

const counted = (how, value) => (how === '' ? number(value) : `${how} = ${number(value)}`);

/** What 1,000 sign-ups on the form cost, and the numbers of one with a partner key beside it. */
function signUpTable(costs, sizes) {
  const { perSignUp, moreOnTheForm, assumed, prices } = costs;
  const withKey = usesOf(perSignUp, costs);
  const form = addedTo(perSignUp, moreOnTheForm);
  const onForm = usesOf(form, costs);
  const shared = onForm.map(([name, how, value, price], index) => {
    const [, howWithKey, valueWithKey] = withKey[index];
    return [
      name,
      counted(howWithKey, valueWithKey),
      counted(how, value),
      number(value * 1000),
      dollars(value * 1000 * price),
    ];
  });
  const sharedCost = sum(onForm.map(([, , value, price]) => value * 1000 * price));
  const seconds = executionsOf(form) * assumed.secondsPerExecution;
  const secondsWithKey = executionsOf(perSignUp) * assumed.secondsPerExecution;
  const compute = memoryOf(sizes).map(({ size, gb }) => {
    const cost = seconds * gb * 1000 * prices.gbSecond;
    const cells = [
      `GB-seconds, \`${size}\``,
      `${secondsWithKey} s × ${gb} GB = ${number(secondsWithKey * gb)}`,
      `${seconds} s × ${gb} GB = ${number(seconds * gb)}`,
      number(seconds * gb * 1000),
      dollars(cost),
    ];
    return { size, cells, total: sharedCost + cost };
  });
  const totals = compute.map(({ size, total }) => [
    `**together, \`${size}\`**`,
    '',
    '',
    '',
    `**${dollars(total)}**`,
  ]);
  return table(
    ['what', 'a sign-up with a partner key', 'a sign-up on the form', '1,000 on the form', 'cost'],
    [...shared, ...compute.map(({ cells }) => cells), ...totals],
  );
}

function idleOf(size, { idle, prices }) {
  const { pollSeconds, durableQueues, leaseTransactionsPerPoll, timers, daysPerMonth } = idle;
  const polls = (secondsPerDay / pollSeconds) * daysPerMonth;
  const runs = sum(timers.map(({ runsPerDay }) => runsPerDay)) * daysPerMonth;
  const reads = sum(timers.map((timer) => timer.runsPerDay * timer.tableRequests)) * daysPerMonth;
  const gb = size.memoryMB / 1024;
  const warm = size.alwaysReadyHttp + size.alwaysReadyDurable;
  const perPoll = durableQueues + leaseTransactionsPerPoll;
  const queue = prices.queueTransactions10k / tenThousand;
  return [
    ['Service Bus Standard, base charge', '', prices.serviceBusMonth],
    [
      `scale controller: ${durableQueues} queues every ${pollSeconds} s`,
      polls * durableQueues,
      polls * durableQueues * queue,
    ],
    [
      `warm instances for orchestrations: ${durableQueues} queues and ${leaseTransactionsPerPoll} leases every ${pollSeconds} s`,
      polls * perPoll * size.alwaysReadyDurable,
      polls * perPoll * size.alwaysReadyDurable * queue,
    ],
    ['table requests of timers', reads, (reads * prices.tableTransactions10k) / tenThousand],
    [
      `host's own transactions of timers: ${idle.hostTransactionsPerTimerRun} a run`,
      runs * idle.hostTransactionsPerTimerRun,
      runs * idle.hostTransactionsPerTimerRun * queue,
    ],
    ['executions of timers', runs, (runs * prices.executionsMillion) / million],
    ['GB-seconds of timers, 1 s a run', runs * gb, runs * gb * prices.gbSecond],
    [
      'GB-seconds of warm instances',
      warm * gb * secondsPerDay * daysPerMonth,
      warm * gb * secondsPerDay * daysPerMonth * prices.alwaysReadyGbSecond,
    ],
    [
      `logs of timers, MB: ${idle.logKBPerTimerRun} KB a run`,
      (runs * idle.logKBPerTimerRun) / 1000,
      ((runs * idle.logKBPerTimerRun) / million) * prices.logGB,
    ],
  ];
}

const useCell = ([, amount, cost]) =>
  amount === '' ? dollars(cost) : `${number(amount)}: ${dollars(cost)}`;

/** What a month without a guest costs. */
function idleTable(costs, sizes) {
  const names = Object.keys(sizes);
  const idle = names.map((name) => idleOf(sizes[name], costs));
  const rows = idle[0].map(([what], index) => [what, ...idle.map((uses) => useCell(uses[index]))]);
  const totals = idle.map((uses) => `**${dollars(sum(uses.map(([, , cost]) => cost)))}**`);
  return table(
    ['a month of 30 days', ...names.map((name) => `\`${name}\``)],
    [...rows, ['**together**', ...totals]],
  );
}

/** The tables in place of those between `<!-- costs: name -->` and `<!-- costs end -->`. */
export function withCosts(page, costs, sizes) {
  const tables = {
    mail: mailTable(costs),
    'sign-up': signUpTable(costs, sizes),
    idle: idleTable(costs, sizes),
  };
  return page.replaceAll(
    /(<!-- costs: ([\w-]+) -->\n)[^]*?(<!-- costs end -->)/g,
    (_whole, begin, name, end) => `${begin}\n${tables[name]}\n\n${end}`,
  );
}
