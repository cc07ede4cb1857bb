// A value that follows another once that rests, so that typing does not ask at every key.
import { useEffect, useState } from 'react';

/** `value` as it was when it last rested for `restMs`. */
export function useDebounced<Value>(value: Value, restMs = 200): Value {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = window.setTimeout(() => {
      setRested(value);
    }, restMs);
    return () => {
      window.clearTimeout(timer);
    };
  }, [value, restMs]);
  return rested;
}
