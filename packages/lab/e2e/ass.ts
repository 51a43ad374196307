/** A script of styled subtitles for the demo film of thirty seconds: places, colours, Chinese, and when each is to be seen. */

export const GREEN = [0, 255, 0] as const;
export const RED = [255, 0, 0] as const;
export const YELLOW = [255, 255, 0] as const;

/** Green lines below for the first ten seconds, red ones after; a yellow sign at the top right for all of it. */
export const styledScript = (font = 'Some Font Nobody Has'): string => `[Script Info]
Title: a trial
ScriptType: v4.00+
PlayResX: 1280
PlayResY: 720
ScaledBorderAndShadow: yes

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding
Style: Default,${font},56,&H0000FF00,&H000000FF,&H00000000,&H80000000,0,0,0,0,100,100,0,0,1,3,1,2,40,40,30,1
Style: Late,${font},56,&H000000FF,&H000000FF,&H00000000,&H80000000,-1,0,0,0,100,100,0,0,1,3,1,2,40,40,30,1
Style: Sign,${font},48,&H0000FFFF,&H000000FF,&H00500000,&H80000000,0,0,0,0,100,100,2,0,1,4,0,5,0,0,0,1

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
Dialogue: 0,0:00:00.00,0:00:10.00,Default,,0,0,0,,春天来了，我们一起去看电影吧。\\NSpring is here
Dialogue: 0,0:00:10.00,0:00:30.00,Late,,0,0,0,,I had already {\\i1}understood{\\i0} 明白了
Dialogue: 1,0:00:00.00,0:00:30.00,Sign,,0,0,0,,{\\pos(1040,140)\\frz12}電影院 극장
`;
