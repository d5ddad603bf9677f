"""What stewards say of our work: organisations, engagements, activities, benchmarks and targets. Holds no people."""
