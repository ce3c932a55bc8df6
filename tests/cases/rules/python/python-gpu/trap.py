# model.cuda() was here
NAME = "cuda"
