import { expect, test } from 'vitest';
import { splitJson } from '../support/splitJson.js';
import { flattenWindowsEvent } from '../support/windowsEvent.js';

test('a Windows event is flattened to the names that Sigma uses', () => {
  const event = flattenWindowsEvent({
    Event: {
      '#attributes': { xmlns: 'x' },
      System: {
        Provider: { '#attributes': { Name: 'P', Guid: 'G' } },
        EventID: { '#attributes': { Qualifiers: 1 }, '#text': 7045 },
        Channel: 'System',
        Correlation: null,
      },
      EventData: { '#attributes': { Name: 'E' }, Image: 'a', Data: ['one', 'two'] },
      UserData: { Failure: { '#attributes': { xmlns: 'y' }, User: 'u' } },
    },
  });
  expect(event).toEqual({
    Provider_Name: 'P',
    Provider_Guid: 'G',
    EventID: 7045,
    EventID_Qualifiers: 1,
    Channel: 'System',
    Image: 'a',
    Data: ['one', 'two'],
    User: 'u',
  });
});

test('JSON documents one after another are told apart, whatever their texts hold', () => {
  expect(splitJson('{"a": "}{"}\n[1, {"b": "\\"]"}]{}')).toEqual([
    { a: '}{' },
    [1, { b: '"]' }],
    {},
  ]);
});
