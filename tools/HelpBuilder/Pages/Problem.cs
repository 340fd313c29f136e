using System;

namespace Personalize.Tools.HelpBuilder.Pages;

/// <summary>Something wrong in a page, and where; written as compilers do, so that a build shows it as an error of the page.</summary>
internal sealed record Problem(string Path, int Line, string Message)
{
    public override string ToString() => $"{Path}({Line}): error HELP: {Message}";
}

/// <summary>A page that can't be read at all.</summary>
internal sealed class PageException(Problem problem) : Exception(problem.ToString())
{
    public Problem Problem { get; } = problem;
}
