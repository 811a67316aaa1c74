Console.WriteLine($"{args.Length} {Environment.GetEnvironmentVariable("HOME")}");
