/** Samples: a few lines as subtitles have them, and their bytes as another program (Python's codecs) wrote them, in base64. */
export const samples: readonly (readonly [encoding: string, text: string, base64: string])[] = [
  [
    'GB18030',
    '1\n00:00:01,000 --> 00:00:03,000\n春天来了，我们一起去看电影吧。\n\n2\n00:00:04,000 --> 00:00:06,500\n你昨天晚上说的那件事，我已经想明白了。\n\n3\n00:00:07,000 --> 00:00:09,000\n没关系，时间还很多。\n',
    'MQowMDowMDowMSwwMDAgLS0+IDAwOjAwOjAzLDAwMAq0uszswLTBy6OsztLDx9K7xvDIpb+0tefTsLDJoaMKCjIKMDA6MDA6MDQsMDAwIC0tPiAwMDowMDowNiw1MDAKxOPX8szsze3Jz8u1tcTEx7z+ysKjrM7S0tG+rc/rw/ew18HLoaMKCjMKMDA6MDA6MDcsMDAwIC0tPiAwMDowMDowOSwwMDAKw7u52M+1o6zKsbzku7m63LbgoaMK',
  ],
  [
    'Big5',
    '1\n00:00:01,000 --> 00:00:03,000\n春天來了，我們一起去看電影吧。\n\n2\n00:00:04,000 --> 00:00:06,500\n你昨天晚上說的那件事，我已經想明白了。\n\n3\n00:00:07,000 --> 00:00:09,000\n沒關係，時間還很多。\n',
    'MQowMDowMDowMSwwMDAgLS0+IDAwOjAwOjAzLDAwMAqsS6TRqNOkRqFBp9qtzKRAsF+laKzduXG8dqdhoUMKCjIKMDA6MDA6MDQsMDAwIC0tPiAwMDowMDowNiw1MDAKp0GsUaTRsd+kV7uhqrqouqXzqMahQafapHe4Z7dRqfql1aRGoUMKCjMKMDA6MDA6MDcsMDAwIC0tPiAwMDowMDowOSwwMDAKqFPD9qtZoUGuybahwdmr3KZooUMK',
  ],
  [
    'Shift-JIS',
    '1\n00:00:01,000 --> 00:00:03,000\n春が来ました。一緒に映画を見に行きましょう。\n\n2\n00:00:04,000 --> 00:00:06,500\n昨日の夜に言ったことは、もう分かりました。\n',
    'MQowMDowMDowMSwwMDAgLS0+IDAwOjAwOjAzLDAwMAqPdIKql4iC3IK1gr2BQojqj4+CyYlmieaC8IypgsmNc4KrgtyCtYLlgqSBQgoKMgowMDowMDowNCwwMDAgLS0+IDAwOjAwOjA2LDUwMAqN8JP6gsyW6YLJjL6CwYK9grGCxoLNgUGC4IKklaqCqYLogtyCtYK9gUIK',
  ],
  [
    'EUC-JP',
    '1\n00:00:01,000 --> 00:00:03,000\n春が来ました。一緒に映画を見に行きましょう。\n\n2\n00:00:04,000 --> 00:00:06,500\n昨日の夜に言ったことは、もう分かりました。\n',
    'MQowMDowMDowMSwwMDAgLS0+IDAwOjAwOjAzLDAwMAq91aSszeik3qS3pL+ho7Dsve+ky7HHsuik8rirpMu51KStpN6kt6TnpKahowoKMgowMDowMDowNCwwMDAgLS0+IDAwOjAwOjA2LDUwMAq68sb8pM7M66TLuMCkw6S/pLOkyKTPoaKk4qSmyqykq6TqpN6kt6S/oaMK',
  ],
  [
    'EUC-KR',
    '1\n00:00:01,000 --> 00:00:03,000\n봄이 왔어요. 같이 영화 보러 가요.\n\n2\n00:00:04,000 --> 00:00:06,500\n어젯밤에 한 말은 이제 이해했어요.\n',
    'MQowMDowMDowMSwwMDAgLS0+IDAwOjAwOjAzLDAwMAq6vcDMIL/Uvu6/5C4gsLDAzCC/tcitILq4t68gsKG/5C4KCjIKMDA6MDA6MDQsMDAwIC0tPiAwMDowMDowNiw1MDAKvu7BrLnjv6Egx9EguLvAuiDAzMGmIMDMx9jH377uv+QuCg==',
  ],
  [
    'Windows-1251',
    '1\n00:00:01,000 --> 00:00:03,000\nПришла весна, пойдём вместе в кино.\n\n2\n00:00:04,000 --> 00:00:06,500\nТо, что ты сказал вчера вечером, я уже понял.\n',
    'MQowMDowMDowMSwwMDAgLS0+IDAwOjAwOjAzLDAwMArP8Oj46+Ag4uXx7eAsIO/u6eS47CDi7OXx8uUg4iDq6O3uLgoKMgowMDowMDowNCwwMDAgLS0+IDAwOjAwOjA2LDUwMArS7iwg9/LuIPL7IPHq4Ofg6yDi9+Xw4CDi5ffl8O7sLCD/IPPm5SDv7u3/6y4K',
  ],
  [
    'Windows-1252',
    "1\n00:00:01,000 --> 00:00:03,000\nLe printemps est là, allons voir un film à l'été prochain.\n\n2\n00:00:04,000 --> 00:00:06,500\nCe que tu as dit hier soir, j'ai déjà compris. Ça va être très agréable, n'est-ce pas ?\n",
    'MQowMDowMDowMSwwMDAgLS0+IDAwOjAwOjAzLDAwMApMZSBwcmludGVtcHMgZXN0IGzgLCBhbGxvbnMgdm9pciB1biBmaWxtIOAgbCfpdOkgcHJvY2hhaW4uCgoyCjAwOjAwOjA0LDAwMCAtLT4gMDA6MDA6MDYsNTAwCkNlIHF1ZSB0dSBhcyBkaXQgaGllciBzb2lyLCBqJ2FpIGTpauAgY29tcHJpcy4gx2EgdmEg6nRyZSB0cuhzIGFnculhYmxlLCBuJ2VzdC1jZSBwYXMgPwo=',
  ],
];
