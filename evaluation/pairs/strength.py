"""InSciOut: how strong is a conclusion, and is the press release stronger than the paper?"""
