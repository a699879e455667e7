"""The guides for the secretary and for the members: their texts, their pictures, and how they become documents."""
