"""How the packaged models were made. Needs PyTorch; nothing in ``earwitness`` does."""
