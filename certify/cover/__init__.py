"""Plans and cells of covers: data only."""
