import { useEffect, useRef, type InputHTMLAttributes } from 'react';
import styles from './checkbox.module.css';

interface CheckboxProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'type'> {
  /** Some of many are chosen. */
  readonly partly?: boolean;
}

/** The browser's own box in our colours: a table draws hundreds of them. */
export function Checkbox({ partly = false, className, ...rest }: CheckboxProps) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current) box.current.indeterminate = partly;
  }, [partly]);
  return <input {...rest} ref={box} type="checkbox" className={`${styles.box} ${className ?? ''}`} />;
}
