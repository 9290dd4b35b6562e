/**
 * Passwords of eight and more characters that every guessing tool tries first (heads of the public breach
 * statistics, Chinese ones included), in lower case.
 */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  `12345678 123456789 1234567890 12345678910 0123456789 0987654321 987654321 87654321 11111111 111111111
  1111111111 00000000 000000000 0000000000 88888888 888888888 66666666 99999999 22222222 12341234 12121212
  11223344 1122334455 11112222 123123123 123321123 147258369 159357159 789456123 741852963 123654789 31415926
  password password1 password12 password123 password1234 password! passw0rd p@ssw0rd p@ssword pa55word
  qwertyui qwertyuiop qwerty12 qwerty123 qwerty1234 qwer1234 qwerasdf q1w2e3r4 q1w2e3r4t5 1q2w3e4r 1q2w3e4r5t
  1qaz2wsx 1qazxsw2 zaq12wsx zxcvbnm1 zxcvbnm123 asdfghjk asdfghjkl asdf1234 asdfasdf zxcvzxcv
  abcd1234 abc12345 abc123456 abc123abc a1234567 a12345678 a123456789 aa123456 aa12345678 a1b2c3d4 1a2b3c4d
  woaini520 woaini1314 woaini123 5201314520 52013145 13145201 5201314a wojiushiwo nihao123 zhang123 wang1234
  iloveyou iloveyou1 iloveyou2 sunshine princess football baseball superman batman123 starwars trustno1
  whatever welcome1 welcome123 letmein1 letmein123 changeme changeme1 changeme123 default1 computer internet
  administrator admin123 admin1234 admin12345 admin123456 admin888 adminadmin root1234 rootroot test1234
  testtest testing123 temp1234 guest123 user1234 secret123 master123 dragon123 monkey123 shadow123 michael1
  jennifer 1g2w3e4r 3rjs1la7qe google123 samsung1 michelle danielle jonathan charlie1 liverpool chocolate
  blink182 mustang1 corvette garfield scorpion midnight cocacola pokemon1 naruto123 fuckyou1 killer123`
    .trim()
    .split(/\s+/),
);
