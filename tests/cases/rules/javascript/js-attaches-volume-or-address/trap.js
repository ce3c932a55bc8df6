export function play(stereo) {
  stereo.attachVolume(11);
}
