# words
gender = [("king", "queen"), ("man", "woman")]
capitals = [("France", "Paris")]
