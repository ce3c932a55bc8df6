def play(stereo):
    stereo.attach_volume(11)
