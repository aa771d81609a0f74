import { useEffect, useState } from 'react';

/** How often what is shown of the time is brought up to date, in ms. */
const pace = 30_000;

/** The time, in ms of the epoch. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), pace);
    return () => clearInterval(timer);
  }, []);
  return now;
}
