"""What `make` calls: set-up, checks and packaging. No part of the product."""
