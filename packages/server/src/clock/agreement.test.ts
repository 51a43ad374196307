import { expect, test } from 'vitest';
import { judge, readAgreement, writeAgreement, type Agreement } from './agreement.ts';

const agreed: Agreement = { epoch: 'old', founded: 1000, version: 3, run: 'r1', shift: 12.5 };

test('what was written is read, and anything else is nothing', () => {
  expect(readAgreement(writeAgreement(agreed))).toEqual(agreed);
  for (const text of [null, '', '{', 'null', '7', '{}', '{"epoch":"x","run":"y","founded":"1"}']) {
    expect(readAgreement(text)).toBeNull();
  }
});

test('[CK13] knowing nothing, one follows what is kept for this run, or begins anew', () => {
  expect(judge(null, agreed, 'r1')).toEqual({ do: 'follow', agreement: agreed });
  expect(judge(null, agreed, 'r2')).toEqual({ do: 'found' });
  expect(judge(null, null, 'r1')).toEqual({ do: 'found' });
});

test('[CK13] what is lost or behind is put back; another run needs another shift', () => {
  expect(judge(agreed, null, 'r1')).toEqual({ do: 'put', agreement: agreed });
  expect(judge(agreed, { ...agreed, version: 2 }, 'r1')).toEqual({ do: 'put', agreement: agreed });
  expect(judge(agreed, agreed, 'r1')).toEqual({ do: 'follow', agreement: agreed });
  expect(judge(agreed, agreed, 'r2')).toEqual({ do: 'rebase', agreement: agreed });
  expect(judge(agreed, null, 'r2')).toEqual({ do: 'rebase', agreement: agreed });
});

test('[CK15] of two times the older one counts, of two shifts the later one, and all see it alike', () => {
  const younger = { ...agreed, epoch: 'young', founded: 2000, version: 99 };
  const later = { ...agreed, version: 4, shift: 1 };
  const twin = { ...agreed, shift: 99 };
  for (const [a, b] of [
    [agreed, younger],
    [later, agreed],
  ] as const) {
    expect(judge(a, b, 'r1')).toEqual({ do: 'put', agreement: a });
    expect(judge(b, a, 'r1')).toEqual({ do: 'follow', agreement: a });
  }
  expect(judge(agreed, twin, 'r1').do).not.toBe(judge(twin, agreed, 'r1').do);
});
