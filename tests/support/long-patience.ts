// Whole processes start in these tests, on machines that may be busy: the limit only ends what hangs.
jest.setTimeout(90_000);
