import { create } from 'zustand';
import { type HouseFacts, untoldFacts } from '#domain/checks/house/houseFacts.ts';
import { emptyHouseList } from '#domain/checks/house/houseList.ts';
import { useDesk } from './desk.ts';
import { onDeskEvent } from './events.ts';
import { shown, theHost } from './session.ts';

/** What the house told of itself for the checks: its own words and its people. Whom it reprints from stands in the settings. */
export const useHouse = create<Pick<HouseFacts, 'words' | 'wordsUnread' | 'staff'>>(() => untoldFacts);

/** Reads it, and again when it has changed, until the returned function is called. */
export function followHouse(): () => void {
  void readWords();
  void readStaff();
  return onDeskEvent((event) => {
    if (event.type === 'words.changed') void readWords();
    if (event.type === 'people.changed') void readStaff();
  });
}

export function houseFacts(): HouseFacts {
  const { words, wordsUnread, staff } = useHouse.getState();
  return { words, wordsUnread, staff, sources: useDesk.getState().settings.checks?.sources ?? untoldFacts.sources };
}

export async function readWords(): Promise<void> {
  try {
    useHouse.setState({ words: await theHost().call('words.read', {}), wordsUnread: false });
  } catch (error) {
    const { code, message } = shown(error);
    // A host that does not answer says nothing of the list: it is asked again with the next event.
    if (code === 'unreachable') console.warn('words:', message);
    else useHouse.setState({ words: emptyHouseList, wordsUnread: true });
  }
}

async function readStaff(): Promise<void> {
  try {
    useHouse.setState({ staff: await theHost().call('people.list', {}) });
  } catch (error) {
    // Without it nobody is missed: nothing wrong is said.
    console.warn('people:', shown(error).message);
  }
}
