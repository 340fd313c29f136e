using System;
using System.Management.Automation;
using Microsoft.PowerShell.Commands;

namespace Personalize.Shell.Cmdlets;

/// <summary>Writes an error that does not end the pipeline.</summary>
[Cmdlet(VerbsCommunications.Write, "Error", DefaultParameterSetName = "NoException")]
public sealed class WriteErrorCommand : PSCmdlet
{
    /// <summary>The exception that the error carries.</summary>
    [Parameter(ParameterSetName = "WithException", Mandatory = true)]
    public Exception? Exception { get; set; }

    /// <summary>What went wrong.</summary>
    [Parameter(ParameterSetName = "NoException", Position = 0, Mandatory = true, ValueFromPipeline = true)]
    [Parameter(ParameterSetName = "WithException")]
    [Alias("Msg")]
    [AllowNull]
    [AllowEmptyString]
    public string? Message { get; set; }

    /// <summary>An error to write as it is.</summary>
    [Parameter(ParameterSetName = "ErrorRecord", Mandatory = true)]
    public ErrorRecord? ErrorRecord { get; set; }

    /// <summary>What kind of error it is.</summary>
    [Parameter(ParameterSetName = "NoException")]
    [Parameter(ParameterSetName = "WithException")]
    public ErrorCategory Category { get; set; }

    /// <summary>Tells scripts this error from others.</summary>
    [Parameter(ParameterSetName = "NoException")]
    [Parameter(ParameterSetName = "WithException")]
    public string ErrorId { get; set; } = "";

    /// <summary>What the error is about.</summary>
    [Parameter(ParameterSetName = "NoException")]
    [Parameter(ParameterSetName = "WithException")]
    public object? TargetObject { get; set; }

    /// <summary>What a person may do about it.</summary>
    [Parameter]
    public string RecommendedAction { get; set; } = "";

    /// <summary>What was being done.</summary>
    [Parameter]
    [Alias("Activity")]
    public string CategoryActivity { get; set; } = "";

    /// <summary>Why it went wrong, in one word.</summary>
    [Parameter]
    [Alias("Reason")]
    public string CategoryReason { get; set; } = "";

    /// <summary>The name of what the error is about.</summary>
    [Parameter]
    [Alias("TargetName")]
    public string CategoryTargetName { get; set; } = "";

    /// <summary>The type of what the error is about.</summary>
    [Parameter]
    [Alias("TargetType")]
    public string CategoryTargetType { get; set; } = "";

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var record = ErrorRecord is not null ? new ErrorRecord(ErrorRecord, null) : NewRecord();
        if (RecommendedAction.Length > 0)
        {
            record.ErrorDetails ??= new ErrorDetails(record.ToString());
            record.ErrorDetails.RecommendedAction = RecommendedAction;
        }

        SetIfGiven(CategoryReason, text => record.CategoryInfo.Reason = text);
        SetIfGiven(CategoryTargetName, text => record.CategoryInfo.TargetName = text);
        SetIfGiven(CategoryTargetType, text => record.CategoryInfo.TargetType = text);

        // The error is the caller's: it shows the line that called Write-Error, and $? there is false afterwards.
        if (GetVariableValue("MyInvocation") is InvocationInfo caller)
        {
            EngineInternals.SetInvocation(record, caller);
        }

        record.CategoryInfo.Activity = CategoryActivity.Length > 0 ? CategoryActivity : "Write-Error";

        WriteError(record);
    }

    private ErrorRecord NewRecord()
    {
        var exception = Exception ?? new WriteErrorException(Message);
        var id = ErrorId.Length > 0 ? ErrorId : exception.GetType().FullName!;
        var record = new ErrorRecord(exception, id, Category, TargetObject);
        if (Exception is not null && Message is not null)
        {
            record.ErrorDetails = new ErrorDetails(Message);
        }

        return record;
    }

    private static void SetIfGiven(string text, Action<string> set)
    {
        if (text.Length > 0)
        {
            set(text);
        }
    }
}
