"""index.html: the review on one page that opens in a browser, without a network and without anything beside it."""
