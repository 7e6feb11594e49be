"""What headlines, subheads and leads claim beyond what stands below them."""
