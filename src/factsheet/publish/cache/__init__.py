"""What builds remember between each other: never needed, only faster."""
