using System;

namespace Microsoft.PowerShell.Commands;

/// <summary>The exception of an error that <c>Write-Error</c> made from a message; scripts catch it under the name it has in pwsh.</summary>
public sealed class WriteErrorException : SystemException
{
    /// <summary>Creates the exception.</summary>
    public WriteErrorException(string? message)
        : base(message)
    {
    }
}
