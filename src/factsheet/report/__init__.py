"""What people and programs are told: findings and progress, in the formats they read."""
