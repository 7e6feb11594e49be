"""Text that two articles share: which words, taken how, and which of the two came first.

==============  ======================================================================================
prose           the words of an article's body: which, where, in quotation marks or not, how rare
boilerplate     sentences that one outlet prints under many articles, which are left out
pairing         pairs of articles worth comparing, without comparing all with all
runs            the same words in the same order, in both
stretches       runs joined across small edits
rewriting       sentences that say the same in nearly the same words
sharing         all of that for one pair, counted
use             what the counts mean: republished, woven in, only quotations in common
credits         agencies and outlets whose text an article says that it uses
naming          how an outlet is named in running text
direction       which of two articles came first, and why
copying         the two functions that others call: ``passages`` and ``article_relation``
==============  ======================================================================================
"""
