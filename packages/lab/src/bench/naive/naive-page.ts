/**
 * The page of the naive ways: a plain video and a socket, kept together as most programs do it. It is the reference
 * that the bench measures Lockstep against, on the same film, the same lines and the same clocks.
 *
 * arrival: do what others did when the message comes.
 * threshold: also compare with the leader once a second and jump when more than 5 s off.
 * speedUp: also play 3 % faster or slower while more than 100 ms off, and jump when more than 5 s off.
 */
export const naiveWays = ['arrival', 'threshold', 'speedUp'] as const;
export type NaiveWay = (typeof naiveWays)[number];

export interface NaiveMessage {
  readonly type: 'play' | 'pause' | 'seek' | 'position';
  /** In seconds, at the sender, when it was sent. */
  readonly position: number;
  readonly playing: boolean;
}

/** To be run in the page; must not refer to anything outside itself. */
export function runNaivePage(way: NaiveWay): void {
  const video = document.createElement('video');
  video.src = '/film.mp4';
  video.preload = 'auto';
  video.style.width = '100%';
  document.body.append(video);
  const socket = new WebSocket(`ws://${location.host}/relay`);
  const leads = location.hash === '#leader';

  const say = (type: NaiveMessage['type']): void => {
    const message: NaiveMessage = { type, position: video.currentTime, playing: !video.paused };
    if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
  };
  addEventListener('keydown', (event) => {
    if (event.key === 'k') {
      if (video.paused) void video.play();
      else video.pause();
      say(video.paused ? 'pause' : 'play');
    }
    const tenths = /^[0-9]$/.test(event.key) ? Number(event.key) : null;
    const step = { ArrowRight: 5, ArrowLeft: -5 }[event.key];
    if (step === undefined && tenths === null) return;
    video.currentTime = tenths === null ? video.currentTime + (step ?? 0) : (video.duration * tenths) / 10;
    say('seek');
  });

  const correct = (position: number): void => {
    if (way === 'arrival' || video.paused) return;
    const ahead = video.currentTime - position;
    if (Math.abs(ahead) > 5) video.currentTime = position;
    else if (way === 'speedUp') video.playbackRate = Math.abs(ahead) > 0.1 ? 1 - 0.03 * Math.sign(ahead) : 1;
  };
  socket.addEventListener('message', (event) => {
    const message = JSON.parse(String(event.data)) as NaiveMessage;
    switch (message.type) {
      case 'play':
        video.currentTime = message.position;
        void video.play();
        return;
      case 'pause':
        video.pause();
        video.currentTime = message.position;
        return;
      case 'seek':
        video.currentTime = message.position;
        if (message.playing) void video.play();
        return;
      case 'position':
        correct(message.position);
        return;
    }
  });
  if (leads) setInterval(() => say('position'), 1000);
}
