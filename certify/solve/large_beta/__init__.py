"""The claims about large beta."""
